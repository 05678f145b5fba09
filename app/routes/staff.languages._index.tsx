import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { LanguageTable } from "~/app/components/language-table";
import { PageHead } from "~/app/components/page-head";
import { languageStandings } from "~/app/http/language-reviews.server";
import { requireStaff } from "~/app/http/require-staff.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Languages - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "language.read");
  const { center } = context;
  return { languages: languageStandings(center), zone: center.timeZone, centerName: center.name };
}

export default function Languages() {
  const { languages, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Languages"
        lead="What visitors read besides English. A machine wrote these words: pages say so until somebody who speaks the language has read them."
      />
      <LanguageTable languages={languages} zone={zone} />
    </>
  );
}
