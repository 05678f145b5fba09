-- What the search reads of openings that were there before, folded as app/domain/text/fold.ts does for the letters that
-- people here write in; the next edit of an opening writes it by that function.
UPDATE openings o SET search_text = normalize(btrim(regexp_replace(
  translate(
    regexp_replace(
      lower(normalize(concat_ws(' ', o.title, e.legal_name, o.client_name, o.duties, o.minimum_qualifications), NFKD)),
      '[\u0300-\u036f\u064b-\u065f\u0640]', '', 'g'),
    'đłøı’‘', 'dloi'''''),
  '\s+', ' ', 'g')), NFC)
FROM employers e
WHERE e.center_id = o.center_id AND e.id = o.employer_id AND o.search_text = '';
