import type { MouseEvent, ReactNode } from "react";
import { Icon, type IconName } from "~/app/components/icon";
import { words } from "./words";

interface StartChoicesProps {
  eventId: string;
  title: string;
  onChoose: (view: "ticket" | "registration") => void;
}

/** Where each visitor begins. Without scripts the choices are links to pages of their own. */
export function StartChoices({ eventId, title, onChoose }: StartChoicesProps) {
  return (
    <div className="kiosk-start">
      <h1 tabIndex={-1}>{title}</h1>
      <p className="kiosk-lead">{words.start.lead}</p>
      <div className="kiosk-choices">
        <Choice
          icon="code"
          word={words.start.ticket}
          href={`/kiosk/${eventId}/check-ins`}
          onChoose={() => onChoose("ticket")}
        >
          {words.start.ticketHint}
        </Choice>
        <Choice
          icon="write"
          word={words.start.noTicket}
          href={`/kiosk/${eventId}/registrations`}
          onChoose={() => onChoose("registration")}
        >
          {words.start.noTicketHint}
        </Choice>
      </div>
    </div>
  );
}

interface ChoiceProps {
  icon: IconName;
  word: string;
  href: string;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ icon, word, href, onChoose, children }: ChoiceProps) {
  function choose(event: MouseEvent) {
    event.preventDefault();
    onChoose();
  }
  return (
    <a className="kiosk-choice" href={href} onClick={choose}>
      <Icon name={icon} />
      <span className="kiosk-choice-word">{word}</span>
      <span className="kiosk-choice-hint">{children}</span>
    </a>
  );
}
