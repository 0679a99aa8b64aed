/** What a parameter of a figure may be, and what it is unless a figure says otherwise. */
export interface Range {
  readonly least: number;
  readonly most: number;
  /** Whole numbers only. */
  readonly whole: boolean;
  readonly usual: number;
}

/** A number from 0 to 1, or a part of that. */
export const share = (usual: number, least = 0, most = 1): Range => ({ least, most, whole: false, usual });
export const amount = (usual: number, least: number, most: number): Range => ({ least, most, whole: false, usual });
export const whole = (usual: number, least: number, most: number): Range => ({ least, most, whole: true, usual });

export const isWithin = ({ least, most, whole: only }: Range, value: number): boolean =>
  value >= least && value <= most && (!only || Number.isInteger(value));
