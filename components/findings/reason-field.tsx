'use client';

type Props = {
  label: string;
  hint?: string;
  autoFocus?: boolean;
  reason: string;
  onChange: (reason: string) => void;
};

/** Why something is decided: people read it for as long as that stands. */
export function ReasonField({ label, hint, autoFocus = false, reason, onChange }: Props) {
  return (
    <label>
      {label}
      <textarea
        // biome-ignore lint/a11y/noAutofocus: it stands in a dialog, which somebody has just asked for
        autoFocus={autoFocus}
        required
        rows={2}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {hint ? <small>{hint}</small> : null}
    </label>
  );
}
