import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";
import { NextField } from "./next-field";
import { Notice } from "./notice";

/** Where the server has the script that speaks with the browser's passkeys. */
export const passkeyPath = "/door/passkey.js";

const fields = {
  make: ["clientData", "authenticatorData"],
  use: ["credentialId", "clientData", "authenticatorData", "signature", "userHandle"],
} as const;

export interface PasskeyFormProps {
  step: keyof typeof fields;
  /** What the authenticator is to sign. */
  challenge: string;
  /** Where and for whom one is made; nobody where one is used. */
  of?: { center: string; userId: string; email: string; name: string } | undefined;
  /** What authenticators call the passkeys that the account has already. */
  kept?: readonly string[] | undefined;
  action: string;
  next?: string | null | undefined;
  label: string;
  backHref: string;
  backLabel: string;
  /** Said where the browser has used none. */
  noneWords: string;
}

/** One button that asks the browser for a passkey, and posts its answer. Without script it says what is missing. */
export function PasskeyForm(props: PasskeyFormProps) {
  const { step, of, kept = [] } = props;
  return (
    <>
      <div data-lacks-passkeys="">
        <Notice kind="warning">
          Passkeys need JavaScript and a browser that knows them. Yours has them turned off, or lacks one.
        </Notice>
      </div>
      <form
        className="form"
        method="post"
        action={props.action}
        data-passkey={step}
        data-challenge={props.challenge}
        data-center={of?.center}
        data-user-id={of?.userId}
        data-email={of?.email}
        data-name={of?.name}
        data-kept={kept.join(" ")}
      >
        <NextField next={props.next ?? null} />
        {fields[step].map((name) => (
          <input key={name} type="hidden" name={name} />
        ))}
        <Remark of="none">{props.noneWords}</Remark>
        <Remark of="kept">This device keeps a passkey for your account already.</Remark>
        <div className="actions">
          <span data-needs-passkeys="" hidden>
            <Button>{props.label}</Button>
          </span>
          <ButtonLink kind="quiet" href={props.backHref}>
            {props.backLabel}
          </ButtonLink>
        </div>
      </form>
      <script src={passkeyPath} defer />
    </>
  );
}

function Remark({ of, children }: { of: "none" | "kept"; children: ReactNode }) {
  return (
    <div data-remark={of} hidden>
      <Notice kind="error" role="alert">
        {children}
      </Notice>
    </div>
  );
}
