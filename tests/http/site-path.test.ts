import { describe, expect, test } from "vitest";
import { nextOf, sitePath, withNext } from "~/app/http/site-path";

describe("a path to go on to", () => {
  test.each([
    ["/staff", "/staff"],
    ["/staff/events?status=draft#top", "/staff/events?status=draft#top"],
    ["/events/bäckerei", "/events/b%C3%A4ckerei"],
    ["/a/../staff", "/staff"],
    ["/?next=https://evil.example", "/?next=https://evil.example"],
  ])("stays on this site: %s", (given, path) => {
    expect(sitePath(given)).toBe(path);
  });

  test.each([
    ["another site", "https://evil.example/"],
    ["another site without a scheme", "//evil.example"],
    ["another site after a backslash", "/\\evil.example"],
    ["another site after two backslashes", "\\\\evil.example"],
    ["another site behind a tab, which browsers drop", "/\t/evil.example"],
    ["another site behind a line end", "/\n/evil.example"],
    ["a path that dots turn into another site", "/.//evil.example"],
    ["a script", "javascript:alert(1)"],
    ["a path without a slash", "staff"],
    ["nothing", ""],
    ["a blank before the path", " /staff"],
    ["a path of endless length", `/${"a".repeat(3000)}`],
  ])("is refused where it is %s", (_what, given) => {
    expect(sitePath(given)).toBeNull();
  });

  test("is carried in an address and read from it", () => {
    const address = withNext("/sign-in", "/staff/events?status=draft");
    expect(address).toBe("/sign-in?next=%2Fstaff%2Fevents%3Fstatus%3Ddraft");
    expect(nextOf(new Request(`https://here.example${address}`))).toBe("/staff/events?status=draft");
    expect(withNext("/sign-in", null)).toBe("/sign-in");
    expect(withNext("/sign-in", `/${"a".repeat(2000)}`)).toBe("/sign-in");
  });
});
