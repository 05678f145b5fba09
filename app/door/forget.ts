import { openDeviceStore } from "./device-store";

// Runs on the page after signing out: the lists on this device and their key go, wherever somebody signed out.
// What waits to be sent stays, under a key of its own.
openDeviceStore(crypto)
  .then((store) => store.forgetRosters())
  .catch(() => undefined);
