/** A PDF to download. It holds names: nothing keeps it. */
export const pdfAnswer = (pdf: Uint8Array<ArrayBuffer>, filename: string) =>
  new Response(pdf, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${filename}"`,
      "Cache-Control": "no-store",
    },
  });
