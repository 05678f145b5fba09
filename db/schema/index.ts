export * from "./accounts";
export * from "./centers";
export * from "./check-in";
export * from "./employers";
export * from "./event-records";
export * from "./events";
export * from "./outbox";
export * from "./registrations";
