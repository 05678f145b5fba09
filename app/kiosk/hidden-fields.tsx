/**
 * The visitor's id, after a field that keeps Back from filling in what the last visitor typed. Browsers restore a
 * form that they know again by the names of its first controls; this one has a name of its own each time, and is
 * disabled, so it is never sent.
 */
export function HiddenFields({ visitId }: { visitId: string }) {
  return (
    <>
      <input type="hidden" name={visitId} disabled />
      <input type="hidden" name="visitId" value={visitId} />
    </>
  );
}
