/**
 * The rows of a form that are named `openings.0.title`: added, taken out and left out without script. Numbers have no
 * gap once a row is taken out.
 */
export function formRows(list: string) {
  const rowName = new RegExp(`^${list}\\.(\\d{1,2})\\.(\\w+)$`);
  const indexOf = (name: string) => rowName.exec(name)?.[1];

  const indexes = (form: FormData): number[] => {
    const found = [...form.keys()].flatMap((name) => indexOf(name) ?? []).map(Number);
    return [...new Set(found)].sort((a, b) => a - b);
  };

  const keeping = (form: FormData, stays: (index: number) => boolean): FormData => {
    const kept = indexes(form).filter(stays);
    const result = new FormData();
    for (const [name, value] of form) {
      const [, index, key] = rowName.exec(name) ?? [];
      if (index === undefined) result.append(name, value);
      else if (stays(Number(index))) result.append(`${list}.${kept.indexOf(Number(index))}.${key}`, value);
    }
    return result;
  };

  const blank = (form: FormData): Set<number> => {
    const filled = new Set<number>();
    for (const [name, value] of form) {
      const index = indexOf(name);
      if (index !== undefined && typeof value === "string" && value.trim() !== "") filled.add(Number(index));
    }
    return new Set(indexes(form).filter((index) => !filled.has(index)));
  };

  return {
    /** The form with one row more, whose first field is `key`. */
    longer: (form: FormData, key: string): FormData => {
      const result = keeping(form, () => true);
      result.set(`${list}.${indexes(result).length}.${key}`, "");
      return result;
    },
    without: (form: FormData, index: string): FormData => keeping(form, (row) => String(row) !== index),
    /** The form without the rows in which nothing was typed. */
    withoutBlank: (form: FormData): FormData => {
      const left = blank(form);
      return keeping(form, (index) => !left.has(index));
    },
  };
}
