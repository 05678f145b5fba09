import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Checkbox } from "~/app/components/checkbox";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { RadioGroup } from "~/app/components/radio-group";
import { SelectField } from "~/app/components/select-field";
import { TextArea } from "~/app/components/text-area";

const html = (element: ReactElement) => renderToStaticMarkup(element);
const choices = [
  { value: "en", label: "English" },
  { value: "es", label: "Español" },
];
const errors = { name: "Write your name." };

describe("a field", () => {
  test("ties its label to its control", () => {
    const markup = html(<TextField name="name" label="Your name" />);
    expect(markup).toContain('for="field-name"');
    expect(markup).toContain('id="field-name"');
  });

  test("describes its control by hint and error, in the order they stand", () => {
    const markup = html(<TextField name="name" label="Your name" hint="Any name." errors={errors} />);
    expect(markup).toContain('aria-describedby="field-name-hint field-name-error"');
    expect(markup).toContain('id="field-name-hint"');
    expect(markup).toMatch(/id="field-name-error".*Write your name\./);
    expect(markup).toContain('aria-invalid="true"');
  });

  test("without hint or error points to neither", () => {
    const markup = html(<TextField name="name" label="Your name" errors={{ email: "No." }} />);
    expect(markup).not.toContain("aria-describedby");
    expect(markup).not.toContain("aria-invalid");
  });

  test("is required unless it says that it is optional", () => {
    expect(html(<TextField name="name" label="Name" />)).toContain("required");
    const optional = html(<TextField name="name" label="Name" optional />);
    expect(optional).not.toContain("required");
    expect(optional).toContain("(optional)");
  });

  test("has an id that a link can name, of a name with dots", () => {
    expect(html(<TextField name="openings.0.payMin" label="Pay" />)).toContain(
      'id="field-openings-0-payMin"',
    );
  });

  test.each([
    [
      "text",
      <TextField key="1" name="name" label="Name" values={{ name: "<b>A & B</b>" }} />,
      "&lt;b&gt;A &amp; B&lt;/b&gt;",
    ],
    [
      "several lines",
      <TextArea key="2" name="name" label="Name" values={{ name: "one\ntwo" }} />,
      "one\ntwo</textarea>",
    ],
    [
      "one of many",
      <SelectField key="3" name="name" label="Name" choices={choices} values={{ name: "es" }} />,
      'value="es" selected=""',
    ],
    [
      "one of a few",
      <RadioGroup key="4" name="name" label="Name" choices={choices} values={{ name: "es" }} />,
      'checked="" value="es"',
    ],
    [
      "a tick",
      <Checkbox key="5" name="name" label="Name" values={{ name: "yes" }} />,
      'checked="" value="yes"',
    ],
  ])("keeps what was typed: %s", (_kind, element, kept) => {
    expect(html(element)).toContain(kept);
  });

  test("keeps an emptied value empty instead of its default", () => {
    expect(
      html(<TextField name="name" label="Name" defaultValue="María" values={{ name: "" }} />),
    ).not.toContain("María");
    expect(html(<TextField name="name" label="Name" defaultValue="María" />)).toContain("María");
  });

  test("a box that was posted unticked comes back unticked", () => {
    expect(html(<Checkbox name="fee" label="No fee" defaultChecked values={{}} />)).not.toContain("checked");
    expect(html(<Checkbox name="fee" label="No fee" defaultChecked />)).toContain("checked");
  });

  test("a group of choices says its hint and error with the group", () => {
    const markup = html(
      <RadioGroup name="name" label="Kind" hint="One." choices={choices} errors={errors} />,
    );
    expect(markup).toMatch(/<fieldset[^>]*aria-describedby="field-name-hint field-name-error"/);
  });
});

describe("the error summary", () => {
  test("leads to each field by the id its control has", () => {
    const markup = html(<ErrorSummary errors={{ "openings.0.payMin": "Write the pay." }} />);
    expect(markup).toContain('<a href="#field-openings-0-payMin">Write the pay.</a>');
  });

  test("leads to the first choice of a group", () => {
    expect(html(<RadioGroup name="kind" label="Kind" choices={choices} />)).toMatch(
      /<input[^>]*id="field-kind"/,
    );
  });

  test("says what is about no field without a link", () => {
    const markup = html(<ErrorSummary errors={{ form: "This event is full." }} />);
    expect(markup).toContain("<li>This event is full.</li>");
  });

  test("is announced and takes the focus as the page loads", () => {
    const markup = html(<ErrorSummary errors={errors} />);
    expect(markup).toContain('role="alert"');
    expect(markup).toContain('tabindex="-1"');
    expect(markup).toMatch(/autofocus=""/i);
  });

  test("is not there when nothing is wrong", () => {
    expect(html(<ErrorSummary errors={{}} />)).toBe("");
    expect(html(<ErrorSummary />)).toBe("");
  });
});
