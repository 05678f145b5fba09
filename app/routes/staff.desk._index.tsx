import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { logInquiries } from "~/app/commands/log-inquiries.server";
import { openDesk } from "~/app/commands/open-desk.server";
import { DeskNav } from "~/app/components/desk-nav";
import { DoneNotice } from "~/app/components/done-notice";
import { ErrorSummary } from "~/app/components/error-summary";
import { NoBranches } from "~/app/components/no-branches";
import { Notice } from "~/app/components/notice";
import { PageHead } from "~/app/components/page-head";
import { DeskPage } from "~/app/desk/desk-page";
import { deskPropsId, deskRoot } from "~/app/desk/desk-props";
import { mayDo } from "~/app/domain/access/operations";
import { isOffered } from "~/app/domain/desk/categories";
import { scriptSafeJson } from "~/app/domain/events/job-posting";
import { choicesCookieLine, deskPage, inquiryForm, inquiryOf } from "~/app/http/desk-page.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Desk - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.log");
  const [page, categories] = await Promise.all([
    deskPage(context, request, actor),
    openDesk(context.services, { centerId: context.center.id }),
  ]);
  const offered = categories.filter(isOffered).map(({ key, name }) => ({ key, name }));
  const desk = page && { ...page, categories: offered, formKey: postKey(request, context.services.ids) };
  const isAdmin = mayDo(actor, "inquiry-category.change");
  const [done, script] = [queryOf(request, "done"), context.deskScript];
  return { desk, isAdmin, done, script, centerName: context.center.name };
}

/** Without a script: logs one inquiry. A form that logged another one before says so, on a page with a new id. */
export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.log");
  const form = await parseForm(request, inquiryForm);
  if (!form.ok) return notAccepted(form);
  const { services, center, origin } = context;
  const inquiry = inquiryOf(postKey(request, services.ids), form.value);
  const [logged] = await logInquiries(services, { actor, center, inquiries: [inquiry] });
  const isOther = logged?.outcome === "refused" && logged.reason === "inquiry-id-reused";
  if (logged?.outcome === "refused" && !isOther) return refusedForm(logged, form.values);
  const headers = { "Set-Cookie": choicesCookieLine(form.value, origin) };
  return redirect(`/staff/desk?done=${isOther ? "other" : "logged"}`, { status: 303, headers });
}

/** The desk's own script takes over; it opens the same page without the server. */
export default function Desk() {
  const { desk, isAdmin, done, script } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      {done === "other" && (
        <Notice kind="warning" title="That form had logged another inquiry before">
          Nothing was added. Look at your entries, then tap again.
        </Notice>
      )}
      <PageHead title="Desk" />
      <DeskNav current="/staff/desk" isAdmin={isAdmin} />
      <ErrorSummary errors={again?.errors} />
      {desk === null ? (
        <NoBranches />
      ) : (
        <>
          <div id={deskRoot}>
            <DeskPage {...desk} isFromServer />
          </div>
          <script
            id={deskPropsId}
            type="application/json"
            dangerouslySetInnerHTML={{ __html: scriptSafeJson(desk) }}
          />
          {script !== null && <script type="module" src={script} />}
        </>
      )}
    </>
  );
}
