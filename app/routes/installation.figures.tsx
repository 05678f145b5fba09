import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { ComparedMeanings, ComparedTable } from "~/app/components/compared-table";
import { PageHead } from "~/app/components/page-head";
import { PeriodForm } from "~/app/components/period-form";
import { periodInWords } from "~/app/components/report-words";
import { Section } from "~/app/components/section";
import { comparedFigures } from "~/app/http/compared-figures.server";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";

export const meta: MetaFunction = () => [{ title: "Figures - All centers" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireInstallationAdmin(context, request, "center.compare");
  const compared = await comparedFigures(context, request);
  return data(compared, { status: compared.problem === null ? 200 : 422 });
}

export default function Figures() {
  const { period, problem, centers, total } = useLoaderData<typeof loader>();
  const file = `/installation/figures.csv?from=${period.firstDay}&until=${period.lastDay}`;
  return (
    <>
      <PageHead
        title="Figures"
        lead={`${periodInWords({ from: period.firstDay, until: period.lastDay })}, in every center by its own clock. Counts alone, no names.`}
        actions={
          <ButtonLink kind="secondary" href={file}>
            Download as CSV
          </ButtonLink>
        }
      />
      <PeriodForm period={period} problem={problem} />
      <ComparedTable rows={centers} total={total} />
      <Section title="What is counted">
        <ComparedMeanings />
      </Section>
    </>
  );
}
