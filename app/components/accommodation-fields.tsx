import {
  type Accommodation,
  type AccommodationKind,
  accommodationKinds,
  longestAccommodation,
} from "~/app/domain/accommodations/accommodation";
import { dayWords } from "~/app/domain/time/wording";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";

export const accommodationWords = {
  more: "Do you need help to take part?",
  kind: "What would help you",
  nothing: "Nothing needed",
  text: "A few words about it",
  textHint: "Say what you need, not why. Do not tell us about an illness or a disability.",
  who: "Only staff of the job center read this.",
  inTime: (day: string) => `Ask by ${day}, so that we can arrange it. You can ask later too.`,
  late: (day: string) => `The day to ask was ${day}. Ask anyway: we do what we can.`,
  kinds: {
    "sign-language": "Sign language interpreter",
    captioning: "Captioning",
    wheelchair: "Wheelchair access",
    seating: "A seat that suits me",
    "large-print": "Large print",
    "quiet-space": "A quiet space",
    other: "Something else",
  } satisfies Record<AccommodationKind, string>,
};

type Words = Omit<typeof accommodationWords, "kinds" | "nothing">;

/** For a form that staff fill in for somebody. */
export const deskAccommodationWords: Words = {
  more: "Do they need help to take part?",
  kind: "What would help them",
  text: accommodationWords.text,
  textHint: "Write what they need, not why: never an illness, a disability or a diagnosis.",
  who: "Only staff read this.",
  inTime: (day) => `In time until ${day}. Later requests are taken too.`,
  late: (day) => `The day to ask was ${day}. Take the request all the same.`,
};

const labelsOf = ({ kind, text }: Words) => ({ accommodationKind: kind, accommodationText: text });
export const accommodationLabels = labelsOf(accommodationWords);
export const deskAccommodationLabels = labelsOf(deskAccommodationWords);

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
  words?: Words | undefined;
}

/** What somebody needs to take part: a kind from the list, and what else there is to say. */
export function AccommodationFields(props: AccommodationFieldsProps) {
  const { asked, isNeeded = false, words = accommodationWords } = props;
  const form = { errors: props.errors, values: props.values };
  return (
    <>
      <p className="field-hint">
        {cutOffWords(props.cutOff, props.locale, words)} {words.who}
      </p>
      <SelectField
        {...form}
        name="accommodationKind"
        label={words.kind}
        optional={!isNeeded}
        emptyLabel={isNeeded ? undefined : accommodationWords.nothing}
        choices={accommodationKinds.map((kind) => ({ value: kind, label: accommodationWords.kinds[kind] }))}
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

function cutOffWords({ lastDay, isOver }: CutOffView, locale: string, words: Words): string {
  const day = dayWords(new Date(`${lastDay}T00:00:00Z`), "UTC", locale);
  return isOver ? words.late(day) : words.inTime(day);
}

/** The same, folded away in a form that is about something else. */
export function MoreAboutAccess(props: Omit<AccommodationFieldsProps, "asked" | "isNeeded">) {
  const { errors = {}, values = {}, words = accommodationWords } = props;
  const isUsed = Object.keys(accommodationLabels).some((name) => errors[name] || values[name]);
  return (
    <details className="form-more" open={isUsed}>
      <summary>{words.more}</summary>
      <AccommodationFields {...props} />
    </details>
  );
}
