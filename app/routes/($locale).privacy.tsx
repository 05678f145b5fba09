import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { PrivacyPage } from "~/app/components/privacy-page";
import { localeOf } from "~/app/http/locale.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data === undefined
    ? []
    : [
        { title: `Privacy - ${data.centerName}` },
        {
          name: "description",
          content: `What ${data.centerName} keeps of people who register, and for how long.`,
        },
        { tagName: "link", rel: "canonical", href: data.url },
      ];

export function loader({ context, params }: LoaderFunctionArgs) {
  const { center, origin } = context;
  const { prefix } = localeOf(center, params.locale);
  const { contactEmail, privacyNote } = center.settings;
  const url = `${origin}/privacy`;
  return { centerName: center.name, contact: contactEmail, note: privacyNote, home: `${prefix}/`, url };
}

export default function Privacy() {
  const { centerName, contact, note, home } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} homeHref={home}>
      <PrivacyPage centerName={centerName} contact={contact} note={note} />
    </PageFrame>
  );
}
