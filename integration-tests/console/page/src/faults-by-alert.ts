/** A fault of the lab, as the lab lists it. */
export interface Fault {
  readonly name: string;
  readonly title: string;
  /** The alert that it makes fire. */
  readonly alert: string;
  readonly on: boolean;
}

/** The faults of one alert. */
export interface AlertFaults {
  readonly alert: string;
  readonly faults: readonly Fault[];
}

/** The faults under the alerts that they make fire, alerts by name; the faults of an alert stay in their order. */
export const faultsByAlert = (faults: readonly Fault[]): readonly AlertFaults[] => {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) groups.set(fault.alert, [...(groups.get(fault.alert) ?? []), fault]);
  return [...groups]
    .map(([alert, ofAlert]) => ({ alert, faults: ofAlert }))
    .sort((one, other) => one.alert.localeCompare(other.alert, 'en'));
};
