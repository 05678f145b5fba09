import { retention } from "~/app/domain/registrations/retention";
import { ContactText } from "./contact-text";
import { PageHead } from "./page-head";
import { Section } from "./section";

const { contactDays, rosterDays } = retention;
const days = (count: number) => (count === 1 ? "one day" : `${count} days`);

const words = {
  contacts: `We delete names, e-mails and phone numbers ${days(contactDays)} after the event. After that we keep only numbers.`,
  rosters: `Phones that staff use at the door forget the list of names ${days(rosterDays)} after the event.`,
};

export interface PrivacyPageProps {
  centerName: string;
  contact: string;
  /** The center's own text, after the standing one; empty where it has none. */
  note: string;
}

/** What is kept of people who register: the standing text of every center. */
export function PrivacyPage({ centerName, contact, note }: PrivacyPageProps) {
  return (
    <>
      <PageHead
        title="Privacy"
        lead={`What ${centerName} keeps when you register for an event, why, and for how long.`}
      />
      <Section title="What we keep">
        <ul>
          <li>The name you give. The name you go by is enough.</li>
          <li>Your e-mail and phone, if you give them. They are stored encrypted.</li>
          <li>The language you prefer.</li>
          <li>When your ticket was scanned, and at which door.</li>
          <li>
            For a day, a code made from the address of your network, which counts how often the form is sent.
            It cannot be turned back into the address.
          </li>
        </ul>
        <p>
          We do not ask for an account, a library card, an ID, a birth date, an address, a Social Security
          number, or your immigration status.
        </p>
      </Section>
      <Section title="Why we keep it">
        <ul>
          <li>To hold your place and let you in.</li>
          <li>To send your ticket and tell you about changes.</li>
          <li>To count how many people came.</li>
        </ul>
      </Section>
      <Section title="How long">
        <p>{words.contacts}</p>
        <p>{words.rosters}</p>
      </Section>
      <Section title="Who sees it">
        <p>
          Staff of the job center, and the people at the door, who see names but no e-mail and no phone.
          Employers do not see who registered. We sell nothing and show no ads.
        </p>
      </Section>
      <Section title="Cookies">
        <p>
          Reading about events and registering sets no cookie. The button that clears a shared
          computer&rsquo;s screen sets one for 12 hours, so that your ticket is not shown there again. It
          holds no name.
        </p>
      </Section>
      <Section title="Your choices">
        <p>
          The page of your ticket lets you correct your name and cancel your place. Ask us to see what we have
          about you, or to delete it before then.
        </p>
      </Section>
      <Section title="Whom to ask">
        <p>
          <ContactText text={contact} />
        </p>
      </Section>
      {note !== "" && (
        <Section title={`From ${centerName}`}>
          <p className="keep-lines">{note}</p>
        </Section>
      )}
    </>
  );
}
