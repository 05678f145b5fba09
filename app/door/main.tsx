import { createRoot, hydrateRoot } from "react-dom/client";
import "~/app/styles/door.css";
import { openDeviceStore } from "./device-store";
import { DoorPage } from "./door-page";
import { doorProps, doorRoot, readProps } from "./door-page-props";
import { device } from "./ports";
import { ShellPage } from "./shell-page";
import { propsOfKept } from "./shell-props";
import { shellView } from "./shell-view";

/** Takes over the server's page, or opens the door from what is on this device where the shell came instead. */
function main(): void {
  const root = document.getElementById(doorRoot);
  if (root === null) return;
  const sent = document.getElementById(doorProps)?.textContent;
  if (sent) hydrateRoot(root, <DoorPage {...readProps(sent)} />);
  else void openShell(root);
  // Browsers take a worker from a secure address with a certificate that they trust; without one the door still works.
  navigator.serviceWorker?.register("/door/service-worker.js", { scope: "/door/" }).catch(() => {});
}

async function openShell(root: HTMLElement): Promise<void> {
  const view = await shellView(location.pathname, () => openDeviceStore(crypto), device);
  const page = createRoot(root);
  if (view.shows === "door") page.render(<DoorPage {...propsOfKept(view.kept)} />);
  else page.render(<ShellPage lists={view.lists} isOfEvent={view.isOfEvent} />);
}

main();
