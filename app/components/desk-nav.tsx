import { TabsNav } from "./tabs-nav";

const forStaff = [
  { href: "/staff/desk", label: "Log" },
  { href: "/staff/desk/shifts", label: "Past shifts" },
  { href: "/staff/desk/samples", label: "Sampling weeks" },
] as const;

const forAdmins = [
  { href: "/staff/desk/categories", label: "Categories" },
  { href: "/staff/desk/imports", label: "Import" },
] as const;

/** What belongs to the desk, beside its log. */
export function DeskNav({ current, isAdmin }: { current: string; isAdmin: boolean }) {
  const tabs = isAdmin ? [...forStaff, ...forAdmins] : forStaff;
  return <TabsNav label="Pages of the desk" tabs={tabs} current={current} />;
}
