/** What stands on a phone that is at no table, or no longer: nothing here leads anywhere else. */
export function TableGone() {
  return (
    <main id="content" className="frame-main">
      <h1>This table has ended</h1>
      <p className="page-head-lead">
        The link was withdrawn, or the event is over. Ask your organization or the staff for a new link.
      </p>
    </main>
  );
}
