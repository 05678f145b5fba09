import { hydrateRoot } from "react-dom/client";
import { DoorPage } from "~/app/door/door-page";
import { readProps } from "~/app/door/door-page-props";
import "~/app/styles/door.css";

const root = document.querySelector("#root");
const text = document.querySelector("#props")?.textContent;
if (root && text) hydrateRoot(root, <DoorPage {...readProps(text)} />);
