import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { DataTable } from "~/app/components/data-table";
import { DescriptionList } from "~/app/components/description-list";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import { ResourceBadge } from "~/app/components/resource-table";
import { topicWords } from "~/app/components/resource-words";
import { Section } from "~/app/components/section";
import { languageName } from "~/app/domain/text/language-name";
import { requireResource, resourceLanguages, titleOf } from "~/app/http/resource-form.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { page, center } = await requireResource(context, request, params);
  const { id, slug, topic, publishedAt, texts } = page;
  return {
    ...{ id, slug, topic, isPublic: publishedAt !== null },
    title: titleOf(texts, center),
    languages: resourceLanguages(texts, center),
    ...{ done: queryOf(request, "done"), centerName: center.name },
  };
}

export default function Resource() {
  const { id, slug, topic, isPublic, title, languages, done } = useLoaderData<typeof loader>();
  const base = `/staff/resources/${id}`;
  const next = isPublic ? (
    <ButtonLink kind="secondary" href={`${base}/withdrawal`}>
      Take it from the public
    </ButtonLink>
  ) : (
    <ButtonLink href={`${base}/publication`}>Publish</ButtonLink>
  );
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title={title} lead={<a href="/staff/resources">All pages</a>} actions={next} />
      <DescriptionList
        items={[
          { term: "State", value: <ResourceBadge isPublic={isPublic} /> },
          { term: "About", value: topicWords[topic] },
          { term: "Address", value: isPublic ? <a href={`/help/${slug}`}>/help/{slug}</a> : `/help/${slug}` },
        ]}
      />
      <Section title="Words">
        <DataTable
          caption="The page in each language"
          isCaptionHidden
          rows={languages}
          rowKey={({ tag }) => tag}
          columns={[
            { key: "language", header: "Language", isRowHeader: true, cell: ({ tag }) => languageName(tag) },
            {
              key: "title",
              header: "Title",
              cell: ({ tag, title: own }) =>
                own ? (
                  <span lang={tag} dir="auto">
                    {own}
                  </span>
                ) : (
                  <span className="muted">Not written yet</span>
                ),
            },
            {
              key: "edit",
              header: "Edit",
              isHeaderHidden: true,
              cell: ({ tag, title: own }) => (
                <a href={`${base}/texts/${tag}`}>
                  {own ? "Edit" : "Write"}
                  <span className="visually-hidden"> in {languageName(tag)}</span>
                </a>
              ),
            },
          ]}
        />
      </Section>
    </>
  );
}
