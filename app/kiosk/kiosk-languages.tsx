import type { MouseEvent } from "react";
import { useOffered } from "~/app/components/language-switch";
import { directionOf, type Locale, locales } from "~/app/i18n/locales";
import { useWords } from "~/app/i18n/use-words";
import { kioskPath } from "./kiosk-path";

interface KioskLanguagesProps {
  eventId: string;
  onSpeak: (locale: Locale) => void;
}

/** The start in each language, for this visitor alone. Without scripts they are links. */
export function KioskLanguages({ eventId, onSpeak }: KioskLanguagesProps) {
  const t = useWords();
  const offered = useOffered();
  const speak = (tag: Locale) => (event: MouseEvent) => {
    event.preventDefault();
    onSpeak(tag);
  };
  return (
    <nav className="kiosk-languages" aria-label={t("frame.languages")}>
      <ul>
        {locales
          .filter(({ tag }) => offered.includes(tag))
          .map(({ tag, name }) => (
            <li key={tag}>
              <a
                className="button"
                data-kind="secondary"
                href={kioskPath(eventId, "", tag)}
                lang={tag}
                dir={directionOf(tag)}
                aria-current={tag === t.locale ? "true" : undefined}
                onClick={speak(tag)}
              >
                {name}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
