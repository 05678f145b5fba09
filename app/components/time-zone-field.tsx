import { SelectField, type SelectFieldProps } from "./select-field";

type TimeZoneFieldProps = Omit<SelectFieldProps, "name" | "choices" | "emptyLabel"> & {
  timeZones: readonly string[];
};

/** A zone of the IANA database, by its name: "America/Los Angeles". */
export const TimeZoneField = ({ timeZones, ...field }: TimeZoneFieldProps) => (
  <SelectField
    {...field}
    name="timeZone"
    emptyLabel={null}
    choices={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
  />
);
