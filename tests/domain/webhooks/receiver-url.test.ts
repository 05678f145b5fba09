import { describe, expect, test } from "vitest";
import { mayReach, readReceiver } from "~/app/domain/webhooks/receiver-url";

const read = (text: string, allowsLoopback = false) => readReceiver(text, { allowsLoopback });
const problemOf = (text: string, allowsLoopback = false) => {
  const result = read(text, allowsLoopback);
  return result.ok ? null : result.problem;
};

describe("an address for webhooks", () => {
  test("is kept as the standard writes it, without what stands after #", () => {
    expect(read("HTTPS://Hooks.Example.ORG:443/a b?c=d#e")).toEqual({
      ok: true,
      receiver: { url: "https://hooks.example.org/a%20b?c=d", host: "hooks.example.org", isAddress: false },
    });
  });

  test.each([
    ["any port from 1024 on", "https://example.org:8443/"],
    ["port 1024 itself", "https://example.org:1024/"],
    ["a public address", "https://8.8.8.8/"],
    ["a public IPv6 address", "https://[2606:4700:4700::1111]/"],
  ])("may have %s", (_what, text) => expect(problemOf(text)).toBeNull());

  test.each([
    ["no address at all", "nonsense", "webhook-url-form"],
    ["a path alone", "/hooks", "webhook-url-form"],
    ["plain HTTP", "http://example.org/", "webhook-needs-https"],
    ["another scheme", "file:///etc/passwd", "webhook-needs-https"],
    ["a name and password", "https://me:secret@example.org/", "webhook-with-credentials"],
    ["a name alone", "https://me@example.org/", "webhook-with-credentials"],
    ["a password alone", "https://:secret@example.org/", "webhook-with-credentials"],
    ["no host", "https://", "webhook-url-form"],
    ["a mail server's port", "https://example.org:25/", "webhook-port"],
    ["plain HTTP's port", "https://example.org:80/", "webhook-port"],
    ["the last port of the system", "https://example.org:1023/", "webhook-port"],
    ["a database's port", "https://example.org:5432/", "webhook-port"],
    ["a cache's port", "https://example.org:6379/", "webhook-port"],
    ["port 0", "https://example.org:0/", "webhook-port"],
    ["a private address", "https://10.0.0.1/", "webhook-private-address"],
    ["this machine", "https://127.0.0.1/", "webhook-private-address"],
    ["this machine as one number", "https://2130706433/", "webhook-private-address"],
    ["this machine in octal", "https://0177.0.0.1/", "webhook-private-address"],
    ["this machine in hexadecimal", "https://0x7f.1/", "webhook-private-address"],
    ["this machine in short", "https://127.1/", "webhook-private-address"],
    ["this machine in wide digits", "https://１２７.0.0.1/", "webhook-private-address"],
    ["this machine in IPv6", "https://[::1]/", "webhook-private-address"],
    ["a mapped private address", "https://[::ffff:10.0.0.1]/", "webhook-private-address"],
    ["a mapped private address in hexadecimal", "https://[::ffff:a00:1]/", "webhook-private-address"],
    ["metadata of a cloud", "https://169.254.169.254/latest/", "webhook-private-address"],
    ["no host's address", "https://0/", "webhook-private-address"],
  ])("is refused with %s: %s", (_what, text, problem) => expect(problemOf(text)).toBe(problem));

  test("may be this machine's, in the clear and with any port, where tests say so, and no other in the clear", () => {
    expect(problemOf("http://127.0.0.1:80/", true)).toBeNull();
    expect(problemOf("http://[::1]:8080/", true)).toBeNull();
    expect(problemOf("https://127.0.0.1:80/", true)).toBeNull();
    expect(problemOf("ftp://127.0.0.1/", true)).toBe("webhook-needs-https");
    expect(problemOf("http://8.8.8.8/", true)).toBe("webhook-needs-https");
    expect(problemOf("http://localhost/", true)).toBe("webhook-needs-https");
    expect(problemOf("http://me:secret@127.0.0.1/", true)).toBe("webhook-with-credentials");
  });
});

test("a name may lead to public addresses, and to this machine where tests say so", () => {
  expect(mayReach("8.8.8.8", { allowsLoopback: false })).toBe(true);
  expect(mayReach("127.0.0.1", { allowsLoopback: false })).toBe(false);
  expect(mayReach("127.0.0.1", { allowsLoopback: true })).toBe(true);
  expect(mayReach("10.0.0.1", { allowsLoopback: true })).toBe(false);
});
