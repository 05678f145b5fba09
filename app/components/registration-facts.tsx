import { ownLanguageName } from "~/app/domain/registrations/languages";
import { DescriptionList } from "./description-list";
import { momentInWords } from "./event-when";
import { arrivedInWords, originWords, type RegistrationView } from "./registration-table";
import { ShortCode } from "./short-code";
import { RegistrationStatusBadge, StatusBadge } from "./status-badge";

/** One registration in full. */
export function RegistrationFacts({ view, timeZone }: { view: RegistrationView; timeZone: string }) {
  const language = ownLanguageName(view.language);
  return (
    <DescriptionList
      items={[
        {
          term: "State",
          value: (
            <>
              <RegistrationStatusBadge status={view.status} />{" "}
              {view.isPossibleDuplicate && (
                <StatusBadge word="Possible duplicate" shape="question" tone="warn" />
              )}
            </>
          ),
        },
        { term: "People", value: view.partySize },
        { term: "E-mail", value: view.email && <a href={`mailto:${view.email}`}>{view.email}</a> },
        { term: "Phone", value: view.phone },
        { term: "Language", value: language },
        { term: "Short code", value: view.shortCode && <ShortCode code={view.shortCode} /> },
        { term: "Arrived", value: arrivedInWords(view, timeZone) },
        {
          term: "Registered",
          value: `${originWords[view.origin]}, ${momentInWords(view.createdAt, timeZone)}`,
        },
      ]}
    />
  );
}
