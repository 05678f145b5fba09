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
    "/outcomes/0123456789ABCDEF0123456789ABCDEF0123456789ABCDEFGHJKMNPQRS/sheet.pdf",
    "/survey/0123456789ABCDEF0123456789ABCDEF0123456789ABCDEFGHJKMNPQRS",
    "/a/0123456789ABCDEFGHJKMNPQRS",
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

  test.each([
    [
      "an e-mail address",
      "no mailbox for rosa.delgado+jobs@mail.library.example",
      /rosa|delgado|mail\.library/,
    ],
    ["an address in another script", "no mailbox for rosä@почта.example", /rosä|почта/],
    ["the password of a server", "no answer from postgres://fairday:hunter2@db.internal:5432", /hunter2/],
    ["an API token", "refused fairday_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", /abcdefgh/],
    ["a header with a token", "sent authorization: Bearer abc.def-ghi", /abc/],
  ])("leaves out %s", (_what, words, secret) => {
    expect(faultWords(new Error(words))).not.toMatch(secret);
  });

  test("leaves out what the database quotes of a request, and keeps the name of a constraint", () => {
    const error = new Error('invalid input syntax for type uuid: "Rosa \\"R\\" Delgado"');
    error.name = "PostgresError";
    const found = faultWords(error);
    expect(found).toContain("invalid input syntax for type uuid");
    expect(found).not.toMatch(/Rosa|Delgado/);
    const constraint = 'duplicate key value violates unique constraint "scans_pk"';
    expect(faultWords(Object.assign(new Error(constraint), { name: "PostgresError" }))).toContain("scans_pk");
  });

  test("keeps the place of a fault in a package", () => {
    const place = "at run (/srv/node_modules/@hono/node-server/dist/index.mjs:10:5)";
    expect(faultWords(place)).toBe(place);
  });

  test("keeps an address that holds no secret", () => {
    expect(faultWords("GET /events/hiring-day failed")).toBe("GET /events/hiring-day failed");
  });
});
