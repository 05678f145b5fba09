import type { Accommodation, AccommodationState } from "~/app/domain/accommodations/accommodation";
import { accommodationWords } from "./accommodation-fields";
import { Button } from "./button";
import { momentInWords } from "./event-when";
import { Notice } from "./notice";
import { Section } from "./section";

export interface AskedView extends Accommodation {
  id: string;
  askedAt: Date;
  state: AccommodationState;
  /** It came, or was changed, after the day to ask. */
  isLate: boolean;
}

const words = {
  title: "What you asked for",
  askedAt: (moment: string) => `Asked ${moment}.`,
  late: "This came after the day to ask. We do what we can, and may not be able to arrange it.",
  states: {
    asked: "The job center has your request.",
    met: "The job center will have this ready for you.",
    "not-met": "The job center could not arrange this. Talk to staff about what else would help.",
  } satisfies Record<AccommodationState, string>,
  change: "Change this",
  withdraw: "I do not need this any more",
};

export interface AccommodationListProps {
  /** Where requests are changed: the page's address. */
  base: string;
  asked: readonly AskedView[];
  zone: string;
  locale: string;
  /** Whether they can still be changed. */
  isOpen: boolean;
}

/** What a visitor asked for, each with where it stands and what can be done about it. */
export function AccommodationList({ base, asked, zone, locale, isOpen }: AccommodationListProps) {
  if (asked.length === 0) return null;
  return (
    <Section title={words.title}>
      <ul className="asked-list">
        {asked.map((request) => (
          <li key={request.id}>
            <h3>{accommodationWords.kinds[request.kind]}</h3>
            {request.text && <p className="keep-lines">{request.text}</p>}
            <p className="muted">
              {words.askedAt(momentInWords(request.askedAt, zone, locale))} {words.states[request.state]}
            </p>
            {request.isLate && <Notice>{words.late}</Notice>}
            {isOpen && <Actions href={`${base}/${request.id}`} what={request} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Actions({ href, what }: { href: string; what: Accommodation }) {
  const name = accommodationWords.kinds[what.kind];
  return (
    <form className="actions" method="post" action={`${href}/withdrawal`}>
      <a href={href} aria-label={`${words.change}: ${name}`}>
        {words.change}
      </a>
      <Button kind="quiet" label={`${words.withdraw}: ${name}`}>
        {words.withdraw}
      </Button>
    </form>
  );
}
