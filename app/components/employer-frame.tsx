import type { ReactNode } from "react";
import type { NavLink } from "./frame-parts";
import { StaffFrame } from "./staff-frame";

export interface EmployerFrameProps {
  centerName: string;
  /** The employer that the signed-in person speaks for. */
  employerName?: string | undefined;
  links: readonly NavLink[];
  current?: string | undefined;
  /** The form that signs out. */
  account?: ReactNode;
  privacyHref?: string | undefined;
  children: ReactNode;
}

/** The employer's pages: the staff frame with the employer named beside the center. */
export function EmployerFrame(props: EmployerFrameProps) {
  const account = (
    <>
      {props.employerName && <span>{props.employerName}</span>}
      {props.account}
    </>
  );
  return (
    <StaffFrame
      centerName={props.centerName}
      homeHref="/employer"
      links={props.links}
      current={props.current}
      account={account}
      privacyHref={props.privacyHref}
      isWide={false}
    >
      {props.children}
    </StaffFrame>
  );
}
