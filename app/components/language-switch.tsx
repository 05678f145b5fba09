import { createContext, type ReactNode, useContext } from "react";
import { directionOf, type Locale, localeTags } from "~/app/i18n/locales";
import { useWords } from "~/app/i18n/use-words";

export interface LanguageLink {
  tag: Locale;
  /** In the language itself. */
  name: string;
  href: string;
  url: string;
  isCurrent: boolean;
}

export interface PageLanguages {
  /** The page that is shown, in each language; none for one that speaks one alone. */
  links: readonly LanguageLink[];
  /** Languages that pages and forms of this center are offered in. */
  offered: readonly Locale[];
  /** What the addresses of public pages in this page's language begin with. */
  prefix: string;
  /** Whether the page's words are a machine's, that no person has read. */
  isUnread: boolean;
}

const Languages = createContext<PageLanguages>({
  links: [],
  offered: localeTags,
  prefix: "",
  isUnread: false,
});

/** Gives the pages in it the addresses of themselves and of others in each language. */
export function LanguagesProvider({
  languages,
  children,
}: {
  languages: PageLanguages;
  children: ReactNode;
}) {
  return <Languages.Provider value={languages}>{children}</Languages.Provider>;
}

/** What the addresses of public pages begin with, from a page whose own address names no language. */
export const usePublicPrefix = (): string => useContext(Languages).prefix;

/** The languages that are offered here, each to choose for pages. */
export const useOffered = (): readonly Locale[] => useContext(Languages).offered;

/** Says that nobody has read the page's words yet, where that is so. */
export function MachineNote() {
  const t = useWords();
  return useContext(Languages).isUnread ? <p className="muted">{t("frame.machine")}</p> : null;
}

/** The same page in each language, under the name that its readers know. Nothing on pages that speak one alone. */
export function LanguageSwitch() {
  const { links } = useContext(Languages);
  const t = useWords();
  if (links.length === 0) return null;
  return (
    <nav className="languages" aria-label={t("frame.languages")}>
      <ul className="links">
        {links.map(({ tag, name, href, isCurrent }) => (
          <li key={tag}>
            <a
              href={href}
              lang={tag}
              dir={directionOf(tag)}
              hrefLang={tag}
              rel="nofollow"
              aria-current={isCurrent ? "true" : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
