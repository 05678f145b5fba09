import type { ReactNode } from "react";
import { useWords } from "~/app/i18n/use-words";
import { FrameFoot, LinkList, Main, Masthead, type NavLink, SkipLink } from "./frame-parts";
import { LanguageSwitch, MachineNote, usePublicPrefix } from "./language-switch";

export interface PageFrameProps {
  centerName: string;
  /** Where the center's name leads. */
  homeHref?: string | undefined;
  /** What a signed-in person can open from here. */
  links?: readonly NavLink[] | undefined;
  /** The href of the link that is open. */
  current?: string | undefined;
  privacyHref?: string | undefined;
  /** Somebody is, and needs no way in. So it is where there are links. */
  isSignedIn?: boolean | undefined;
  /** Stands in the foot before the privacy link: address, contact. */
  foot?: ReactNode;
  /** As wide as the staff's pages, beside which it stands. */
  isWide?: boolean | undefined;
  /** `ticket-page` on pages that show a ticket. */
  className?: string | undefined;
  /** What the links are. */
  navigationLabel?: string | undefined;
  children: ReactNode;
}

/** The public page: masthead with the center's name, content, foot with the privacy page and, where nobody is
 *  signed in, the ways in for those who hire and those who work here. */
export function PageFrame(props: PageFrameProps) {
  const prefix = usePublicPrefix();
  const { centerName, homeHref = `${prefix}/`, links = [], privacyHref = `${prefix}/privacy` } = props;
  const t = useWords();
  return (
    <div
      className={props.className ? `frame ${props.className}` : "frame"}
      data-width={props.isWide ? "wide" : undefined}
    >
      <SkipLink />
      <Masthead name={centerName} homeHref={homeHref}>
        {links.length > 0 && (
          <nav aria-label={props.navigationLabel ?? centerName}>
            <LinkList links={links} current={props.current} />
          </nav>
        )}
        <LanguageSwitch />
      </Masthead>
      <Main>{props.children}</Main>
      <FrameFoot>
        {props.foot}
        <MachineNote />
        <ul className="links">
          <li>
            <a href={privacyHref}>{t("frame.privacy")}</a>
          </li>
          {links.length === 0 && !props.isSignedIn && (
            <>
              <li>
                <a href={privacyHref.replace(/privacy$/, "openings")}>{t("frame.openings")}</a>
              </li>
              <li>
                <a href={privacyHref.replace(/privacy$/, "appointments")}>{t("appointment.title")}</a>
              </li>
              <li>
                <a href={privacyHref.replace(/privacy$/, "help")}>{t("frame.help")}</a>
              </li>
              <li>
                <a href={privacyHref.replace(/privacy$/, "places-that-help")}>{t("frame.places")}</a>
              </li>
              <li>
                <a href={privacyHref.replace(/privacy$/, "lost-ticket")}>{t("frame.lostTicket")}</a>
              </li>
              <li>
                <a href="/sign-up">{t("frame.employers")}</a>
              </li>
              <li>
                <a href="/sign-in">{t("frame.signIn")}</a>
              </li>
            </>
          )}
        </ul>
      </FrameFoot>
    </div>
  );
}
