import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { faultWords } from "~/app/http/fault-words";

describe("what is told of a fault", () => {
  test("names the statement and the place, and no value of it", () => {
    const cause = new Error("duplicate key value violates unique constraint");
    const words = faultWords(
      new DrizzleQueryError(
        "insert into patrons (name) values ($1)",
        ["Rosa\nDelgado", "rosa@mail.example"],
        cause,
      ),
    );
    expect(words).toContain("insert into patrons");
    expect(words).toContain("duplicate key");
    expect(words).toContain("    at ");
    expect(words).not.toMatch(/Rosa|Delgado|rosa@/);
  });

  test("holds no value that looks like a line of the stack, nor what follows it", () => {
    const values = ["Hello\n    at the door\ncaused by me\nparams: none", "rosa@mail.example"];
    const words = faultWords(new DrizzleQueryError("insert into x values ($1, $2)", values, new Error("no")));
    expect(words).toMatch(/^Error: Failed query: insert into x values \(\$1, \$2\)\nparams: …\n {4}at /);
    expect(words).not.toMatch(/Hello|the door|by me|rosa@/);
  });

  test.each([
    "/t/0123456789ABCDEFGHJKMNPQRSTVWXYZ00",
    "/T/0123456789ABCDEFGHJKMNPQRSTVWXYZ00",
    "/m/0123456789ABCDEFGHJKMNPQRS",
    "/M/0123456789ABCDEFGHJKMNPQRS/event.ics",
    "/invitations/0123456789ABCDEFGHJKMNPQRS",
    "/door-pass/0123456789ABCDEFGHJKMNPQRS",
    "/sign-in/link/0123456789ABCDEFGHJKMNPQRS",
    "/confirm/0123456789ABCDEFGHJKMNPQRS",
    "/reset/0123456789ABCDEFGHJKMNPQRS",
    "/sign-in?next=%2Fm%2F0123456789ABCDEFGHJKMNPQRS",
  ])("leaves the secret out of %s", (path) => {
    const words = faultWords(new Error(`no answer from https://jobs.example${path}`));
    expect(words).toContain("https://jobs.example/");
    expect(words).not.toContain("0123456789ABCDEF");
  });

  test("keeps an address that holds no secret", () => {
    expect(faultWords("GET /events/hiring-day failed")).toBe("GET /events/hiring-day failed");
  });
});
