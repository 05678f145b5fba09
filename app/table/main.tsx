import { createRoot, hydrateRoot } from "react-dom/client";
import "~/app/styles/table.css";
import { Button } from "~/app/components/button";
import { device } from "~/app/door/ports";
import { within } from "~/app/door/within";
import { TablePage } from "./table-page";
import { readTableProps, tablePropsId, tableRoot } from "./table-props";
import { openTableStore } from "./table-store";
import { words } from "./words";

/** Takes over the server's page, or opens the table from what is on this phone where the shell came instead. */
function main(): void {
  const root = document.getElementById(tableRoot);
  if (root === null) return;
  const sent = document.getElementById(tablePropsId)?.textContent;
  if (sent) hydrateRoot(root, <TablePage {...readTableProps(sent)} />);
  else void openShell(root);
  // Browsers take a worker from a secure address alone; without one the table still works while it is open.
  navigator.serviceWorker?.register("/table/service-worker.js", { scope: "/table/" }).catch(() => {});
}

/** A storage that takes longer hangs. */
const patience = 3_000;

async function openShell(root: HTMLElement): Promise<void> {
  const eventId = location.pathname.split("/")[2] ?? "";
  const load = async () => (await openTableStore(crypto)).loadPage(eventId);
  const props = await within(patience, load(), device.after);
  createRoot(root).render(props === null ? <NoTable /> : <TablePage {...props} />);
}

function NoTable() {
  return (
    <main className="door-panel">
      <h1>{words.shell.title}</h1>
      <p>{words.shell.none}</p>
      <Button type="button" kind="secondary" onClick={() => location.reload()}>
        {words.shell.again}
      </Button>
    </main>
  );
}

main();
