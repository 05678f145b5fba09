import { createRoot, hydrateRoot } from "react-dom/client";
import "~/app/styles/desk.css";
import { Button } from "~/app/components/button";
import { choicesCookie, readChoices } from "~/app/domain/desk/choices";
import { device } from "~/app/door/ports";
import { within } from "~/app/door/within";
import { DeskPage } from "./desk-page";
import { type DeskProps, deskPropsId, deskRoot, readDeskProps } from "./desk-props";
import { openDeskStore } from "./desk-store";
import { words } from "./words";

/** Takes over the server's page, or opens the desk from what is on this device where the shell came instead. */
function main(): void {
  const root = document.getElementById(deskRoot);
  if (root === null) return;
  const sent = document.getElementById(deskPropsId)?.textContent;
  if (sent) hydrateRoot(root, <DeskPage {...readDeskProps(sent)} isFromServer />);
  else void openShell(root);
  // The page's own address is what the worker's folder begins with, which a header of the worker's lets it answer for.
  const scope = { scope: "/staff/desk" };
  navigator.serviceWorker?.register("/staff/desk/service-worker.js", scope).catch(() => {});
}

/** A storage that takes longer hangs. */
const patience = 3_000;

async function openShell(root: HTMLElement): Promise<void> {
  const load = async () => (await openDeskStore(crypto)).loadPage();
  const props = await within(patience, load(), device.after);
  createRoot(root).render(
    <main id="content" className="desk-shell" tabIndex={-1}>
      <h1>{words.shell.title}</h1>
      {props === null ? <NoDesk /> : <KeptDesk props={props} />}
    </main>,
  );
}

function KeptDesk({ props }: { props: DeskProps }) {
  const kept = document.cookie.split("; ").find((each) => each.startsWith(`${choicesCookie}=`));
  const branchIds = props.branches.map(({ id }) => id);
  const choices = readChoices(kept?.slice(choicesCookie.length + 1) ?? "", branchIds) ?? props.choices;
  return (
    <>
      <p>
        {props.centerName}. {words.shell.back}
      </p>
      <DeskPage {...props} choices={choices} isFromServer={false} />
    </>
  );
}

function NoDesk() {
  return (
    <>
      <p>{words.shell.none}</p>
      <Button type="button" kind="secondary" onClick={() => location.reload()}>
        {words.shell.again}
      </Button>
    </>
  );
}

main();
