import {
  type Accommodation,
  type AccommodationKind,
  accommodationKinds,
  longestAccommodation,
} from "~/app/domain/accommodations/accommodation";
import { dayWords } from "~/app/domain/time/wording";
import type { PlainKey, Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";

/** What each kind of help is called. */
export const accommodationKindWords: Record<AccommodationKind, PlainKey> = {
  "sign-language": "access.signLanguage",
  captioning: "access.captioning",
  wheelchair: "access.wheelchair",
  seating: "access.seating",
  "large-print": "access.largePrint",
  "quiet-space": "access.quietSpace",
  other: "access.other",
};

interface FieldWords {
  more: string;
  kind: string;
  text: string;
  textHint: string;
  who: string;
  cutOff: (day: string, isOver: boolean) => string;
}

const forVisitors = (t: Words): FieldWords => ({
  more: t("access.more"),
  kind: t("access.kind"),
  text: t("access.text"),
  textHint: t("access.textHint"),
  who: t("access.who"),
  cutOff: (day, isOver) => (isOver ? t("access.late", { day }) : t("access.inTime", { day })),
});

/** Of a form that staff fill in for somebody. */
const forStaff: FieldWords = {
  more: "Do they need help to take part?",
  kind: "What would help them",
  text: "A few words about it",
  textHint: "Write what they need, not why: never an illness, a disability or a diagnosis.",
  who: "Only staff read this.",
  cutOff: (day, isOver) =>
    isOver
      ? `The day to ask was ${day}. Take the request all the same.`
      : `In time until ${day}. Later requests are taken too.`,
};

const labelsOf = ({ kind, text }: FieldWords) => ({ accommodationKind: kind, accommodationText: text });

/** The fields' names in a summary of what is wrong. */
export const accommodationLabels = (t: Words) => labelsOf(forVisitors(t));
export const deskAccommodationLabels = labelsOf(forStaff);

/** Until when a request is in time. */
export interface CutOffView {
  /** The last day, `2026-12-05`. */
  lastDay: string;
  isOver: boolean;
}

type Texts = Readonly<Record<string, string>>;

export interface AccommodationFieldsProps {
  cutOff: CutOffView;
  locale: string;
  errors?: Texts | undefined;
  values?: Texts | undefined;
  /** What was asked for before. */
  asked?: Accommodation | undefined;
  /** On a form of its own something has to be chosen. */
  isNeeded?: boolean | undefined;
  /** Staff fill it in for somebody. */
  isForStaff?: boolean | undefined;
}

/** What somebody needs to take part: a kind from the list, and what else there is to say. */
export function AccommodationFields(props: AccommodationFieldsProps) {
  const t = useWords();
  const { asked, isNeeded = false, cutOff } = props;
  const words = props.isForStaff ? forStaff : forVisitors(t);
  const form = { errors: props.errors, values: props.values };
  const day = dayWords(new Date(`${cutOff.lastDay}T00:00:00Z`), "UTC", props.locale);
  return (
    <>
      <p className="field-hint">
        {words.cutOff(day, cutOff.isOver)} {words.who}
      </p>
      <SelectField
        {...form}
        name="accommodationKind"
        label={words.kind}
        optional={!isNeeded}
        emptyLabel={isNeeded ? undefined : t("access.nothing")}
        choices={accommodationKinds.map((kind) => ({ value: kind, label: t(accommodationKindWords[kind]) }))}
        defaultValue={asked?.kind}
      />
      <TextArea
        {...form}
        name="accommodationText"
        label={words.text}
        hint={words.textHint}
        rows={3}
        maxLength={longestAccommodation}
        optional
        defaultValue={asked?.text ?? undefined}
      />
    </>
  );
}

/** The same, folded away in a form that is about something else. */
export function MoreAboutAccess(props: Omit<AccommodationFieldsProps, "asked" | "isNeeded">) {
  const t = useWords();
  const { errors = {}, values = {} } = props;
  const words = props.isForStaff ? forStaff : forVisitors(t);
  const isUsed = Object.keys(deskAccommodationLabels).some((name) => errors[name] || values[name]);
  return (
    <details className="form-more" open={isUsed}>
      <summary>{words.more}</summary>
      <AccommodationFields {...props} />
    </details>
  );
}
