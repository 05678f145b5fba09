import { useCallback, useEffect, useMemo, useState } from "react";
import { compile } from "~/app/i18n/compile";
import { directionOf, type Locale } from "~/app/i18n/locales";
import { type Messages, type Words, wordsOf } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { askWords } from "./kiosk-api";

/** What the kiosk says in one language, with the event's title in it. */
export interface KioskLanguage {
  locale: Locale;
  messages: Messages;
  title: string;
}

interface Spoken {
  words: Words;
  title: string;
  speak: (locale: Locale) => void;
  /** Back to the language that each visitor is greeted in. */
  reset: () => void;
}

/** The language of one visitor: the page's own until another was asked for and has come. */
export function useLanguage(eventId: string, ownTitle: string, onLost: () => void): Spoken {
  const own = useWords();
  const [chosen, setChosen] = useState<KioskLanguage | null>(null);
  const words = useMemo(
    () => (chosen === null ? own : wordsOf(chosen.locale, [chosen.messages], compile)),
    [chosen, own],
  );
  useEffect(() => {
    document.documentElement.lang = words.locale;
    document.documentElement.dir = directionOf(words.locale);
  }, [words]);
  const ask = async (locale: Locale) => {
    if (locale === own.locale) return setChosen(null);
    const found = await askWords(eventId, locale);
    return found === null ? onLost() : setChosen(found);
  };
  return {
    words,
    title: chosen?.title ?? ownTitle,
    speak: (locale) => void ask(locale),
    reset: useCallback(() => {
      setChosen(null);
      // Opened in a language before the script was there: that was this visitor's choice too.
      if (location.search !== "") location.replace(location.pathname);
    }, []),
  };
}
