import { describe, expect, test } from "vitest";
import { mostFileBytes, readCsv } from "~/app/http/csv-file.server";
import { readOpenings } from "~/app/http/opening-import.server";

const acme = { id: "acme-id", name: "Acme Inc" };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, order: "le" | "be", isMarked: boolean) => {
  const bytes = Buffer.from(isMarked ? `\ufeff${text}` : text, "utf16le");
  return new Uint8Array(order === "le" ? bytes : bytes.swap16());
};

describe("a table's bytes", () => {
  const table = 'title,pay\n"Baker, ""night""","20\n25"\n';
  const records = [
    ["title", "pay"],
    ['Baker, "night"', "20\n25"],
  ];
  const read = (bytes: Uint8Array) => {
    const file = readCsv(bytes, 100);
    return file.ok ? file.records.filter((record) => record.some((cell) => cell !== "")) : file.problem;
  };

  test.each([
    ["in UTF-8", bytesOf(table)],
    ["in UTF-8 with a byte order mark", bytesOf(`\ufeff${table}`)],
    ["in UTF-16 from the little end, marked", utf16(table, "le", true)],
    ["in UTF-16 from the big end, marked", utf16(table, "be", true)],
    ["in UTF-16 from the little end, unmarked", utf16(table, "le", false)],
    ["in UTF-16 from the big end, unmarked", utf16(table, "be", false)],
    ["with lines that end as on Windows", bytesOf(table.replace("pay\n", "pay\r\n").replace('"\n', '"\r\n'))],
  ])("are read %s, quoted commas, quotes and line ends within cells too", (_how, bytes) => {
    expect(read(bytes)).toEqual(records);
  });

  test.each([
    ["semicolons", "title;pay;duties\nBaker;20,50;a, b, c, d\n"],
    ["tabs", "title\tpay\tduties\nBaker\t20,50\ta, b, c, d\n"],
  ])("may have %s between cells", (_what, text) => {
    expect(read(bytesOf(text))).toEqual([
      ["title", "pay", "duties"],
      ["Baker", "20,50", "a, b, c, d"],
    ]);
  });

  test.each([
    ["sep=;\r\n", ";"],
    ["SEP=,\n", ","],
    ['"sep=\t"\n', "\t"],
  ])("may say above the header what is between cells: %j", (line, sign) => {
    const others = [",", ";", "\t"].filter((other) => other !== sign).join("");
    expect(read(bytesOf(`${line}title${others.repeat(2)}${sign}pay\na${sign}b\n`))).toEqual([
      [`title${others.repeat(2)}`, "pay"],
      ["a", "b"],
    ]);
  });

  test("may have as many records as are allowed, with an end of line after the last", () => {
    expect(readCsv(bytesOf("a\n".repeat(100)), 100)).toMatchObject({ ok: true });
    expect(readCsv(bytesOf("a\n".repeat(101)), 100)).toMatchObject({ ok: false, problem: "file-too-long" });
  });

  test("in an older encoding of Windows are read by it", () => {
    expect(read(new Uint8Array([...bytesOf("title\nCaf"), 0xe9]))).toEqual([["title"], ["Café"]]);
  });

  test.each([
    ["nothing", new Uint8Array(), "file-empty"],
    ["a spreadsheet's own file", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 8]), "file-not-text"],
    ["more than 5 MB", new Uint8Array(mostFileBytes + 1).fill(97), "file-too-large"],
    ["more records than may be", bytesOf("a\n".repeat(102)), "file-too-long"],
    ["a quotation mark that is not closed", bytesOf('title,pay\n"Baker,20\n'), "quote-not-closed"],
  ])("that hold %s are refused", (_what, bytes, problem) => {
    expect(read(bytes)).toBe(problem);
  });
});

const header = "title,vacancies,pay,employment_type";
const readText = (text: string, employers = [acme]) => readOpenings(bytesOf(text), employers);

describe("a file of openings", () => {
  test("is read into what the form would have", () => {
    const text = `${header},shifts,languages,no_experience\nBaker,2,$20-25/hr,Full time,night,Spanish,yes\n`;
    expect(readText(text)).toMatchObject({
      ok: true,
      rows: [
        {
          employerId: "acme-id",
          opening: {
            title: "Baker",
            vacancies: 2,
            payMinCents: 2000,
            payMaxCents: 2500,
            payUnit: "hour",
            employmentType: "full-time",
            shifts: ["night"],
            languages: ["es"],
            noExperience: true,
            remote: false,
            closesOn: null,
          },
        },
      ],
    });
  });

  test("has each problem beside its row and column, as a spreadsheet counts them", () => {
    const text = `${header}\nBaker,2,DOE,full-time\n\n,0,"20,50",gig\n`;
    const read = readText(text);
    expect(read).toMatchObject({ ok: false, count: 5 });
    expect("rows" in read && !read.ok ? read.rows.map(({ row, column }) => `${row} ${column}`) : []).toEqual([
      "2 pay",
      "4 pay",
      "4 employment_type",
      "4 title",
      "4 vacancies",
    ]);
    expect(JSON.stringify(read)).toContain("SB 1162");
    expect(JSON.stringify(read)).toContain("20.50");
  });

  test("has a row with more cells than columns told by that alone, since its cells have moved", () => {
    const text = `${header},schedule,duties\nCook,1,20/hr,full-time,Mon, Wed, Fri,Cooks soup\nBaker,2,DOE,full-time\n`;
    const read = readText(text);
    expect(read).toMatchObject({
      ok: false,
      rows: [
        { row: 2, column: "after duties", words: expect.stringContaining("in quotation marks") },
        { row: 3, column: "pay" },
      ],
    });
    const quoted = readText(
      `${header},schedule,duties\nCook,1,20/hr,full-time,"Mon, Wed, Fri",Cooks soup,,\n`,
    );
    expect(quoted).toMatchObject({ ok: true, rows: [{ opening: { schedule: "Mon, Wed, Fri" } }] });
  });

  test("says which columns are missing and which are not known", () => {
    const read = readText("title,Salary,vacancies\nBaker,20,1\n");
    expect(read).toMatchObject({ ok: false });
    expect("problem" in read ? read.problem : "").toMatch(
      /missing: pay, employment_type\. .*not known: Salary\. /,
    );
  });

  test("without a row is none", () => {
    expect(readText(`${header}\n\n`)).toMatchObject({
      ok: false,
      problem: expect.stringContaining("no opening"),
    });
  });

  test("counts all problems and lists those that somebody mends at once", () => {
    const read = readText(`${header}\n${"Baker,2,DOE,full-time\n".repeat(150)}`);
    expect(read).toMatchObject({ ok: false, count: 150 });
    expect("rows" in read && read.rows).toHaveLength(100);
  });

  test("keeps a formula as text", () => {
    const read = readText(`${header},duties\n=1+1,2,20/hr,full-time,@SUM(A1)\n`);
    expect(read).toMatchObject({ ok: true, rows: [{ opening: { title: "=1+1", duties: "@SUM(A1)" } }] });
  });

  test.each([
    ["of the only employer where it names none", "", [acme], "acme-id"],
    [
      "of the employer that it names, whatever the case and accents",
      "ACMÉ inc",
      [acme, { id: "b", name: "B" }],
      "acme-id",
    ],
    ["of nobody where there are several and it names none", "", [acme, { id: "b", name: "B" }], null],
    ["of nobody where the one that it names is not there", "Other", [acme], null],
  ])("has openings %s", (_rule, name, employers, id) => {
    const read = readText(`employer,${header}\n${name},Baker,2,20/hr,full-time\n`, employers);
    if (id === null) expect(read).toMatchObject({ ok: false, rows: [{ row: 2, column: "employer" }] });
    else expect(read).toMatchObject({ ok: true, rows: [{ employerId: id }] });
  });
});
