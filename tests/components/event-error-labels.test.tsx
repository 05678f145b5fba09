import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { eventErrorLabels } from "~/app/components/event-error-labels";
import { EventForm } from "~/app/components/event-form";

const names = [
  ...[
    "employerId",
    "type",
    "title",
    "description",
    "startsAt",
    "endsAt",
    "roomId",
    "capacity",
    "heldFrom",
    "heldUntil",
  ],
  ...["doorsOpenAt", "doorsCloseAt", "registrationClosesAt", "whatToBring", "accommodationContact"],
];
const ofOpening = [
  ...[
    "title",
    "vacancies",
    "payMin",
    "payMax",
    "payUnit",
    "employmentType",
    "schedule",
    "worksite",
    "duties",
  ],
  ...["minimumQualifications", "howToApply", "closesOn"],
].map((key) => `openings.1.${key}`);
const errors = Object.fromEntries([...names, ...ofOpening].map((name) => [name, `Mend ${name}.`]));

test("the summary calls each field of the form as its label does, and says which opening", () => {
  const values = { "openings.0.title": "Baker", "openings.1.title": "Clerk" };
  const form = renderToStaticMarkup(
    <EventForm
      errors={errors}
      values={values}
      rooms={[]}
      employers={[]}
      zoneName="Pacific Time"
      isForStaff
      buttons={null}
    />,
  );
  const labels = eventErrorLabels(errors);
  for (const name of names) {
    expect(form).toMatch(new RegExp(`class="field-label"[^>]*>${labels[name]}<`));
    expect(form).toContain(`${labels[name]}: Mend ${name}.`);
  }
  for (const name of ofOpening) {
    const [, label = "missing"] = /^Opening 2, (.*)$/.exec(labels[name] ?? "") ?? [];
    expect(form).toMatch(
      new RegExp(`class="field-label" for="field-${name.replaceAll(".", "-")}">${label}<`),
    );
    expect(form).toContain(`Opening 2, ${label}: Mend ${name}.`);
  }
});

test("what no field is called by stays as it is", () => {
  expect(
    eventErrorLabels({ form: "Sent already.", openings: "Add one.", "openings.0.salary": "Unknown." }),
  ).toEqual({});
});
