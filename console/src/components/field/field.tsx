import { type ReactNode, useId } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { Icon } from '../icon/icon.tsx'
import './field.css'

type Common = {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with it and what would be right; stands beside the field. */
  readonly error?: string | undefined
  /** The element's id, so that the error summary can lead here. */
  readonly id?: string
}

type TextProps = Common & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly long?: boolean
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'number' | 'datetime-local' | 'date'
  readonly autoComplete?: string
  readonly inputMode?: 'numeric' | 'text'
  readonly required?: boolean
  readonly maxLength?: number
  readonly autoFocus?: boolean
}

/** One line or several of text, with a visible label, and the error beside it. */
export function TextLine({
  label,
  hint,
  error,
  id,
  value,
  onChange,
  long,
  autoFocus,
  type = 'text',
  required = false,
  ...rest
}: TextProps) {
  const optional = {
    ...(id ? { id } : {}),
    ...(rest.autoComplete ? { autoComplete: rest.autoComplete } : {}),
    ...(rest.inputMode ? { inputMode: rest.inputMode } : {}),
    ...(rest.maxLength ? { maxLength: rest.maxLength } : {}),
  }
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      isRequired={required}
      {...(autoFocus ? { autoFocus } : {})}
      {...(long ? {} : { type })}
      {...optional}
    >
      <Label className="field-label">{label}</Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {long ? <TextArea className="field-input" rows={4} /> : <Input className="field-input" />}
      <FieldError className="field-error">
        <Icon name="alert" size={18} />
        <span>{error}</span>
      </FieldError>
    </TextField>
  )
}

type ChoiceProps = Common & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly { readonly value: string; readonly words: string }[]
}

/** One of several, by the browser's own list: it works on every phone and with every reader. */
export function SelectOne({ label, hint, error, id, value, onChange, options }: ChoiceProps) {
  const made = useId()
  const name = id ?? made
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      {hint && (
        <span className="field-hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      <select
        className="field-input"
        id={name}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
      {error && (
        <span className="field-error" id={`${name}-error`}>
          <Icon name="alert" size={18} />
          {error}
        </span>
      )}
    </div>
  )
}

/** One of a few, all to be seen. */
export function RadioChoice({ label, hint, value, onChange, options }: Omit<ChoiceProps, 'error' | 'id'>) {
  const name = useId()
  return (
    <fieldset className="field" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className="field-label">{label}</legend>
      {hint && (
        <span className="field-hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      <div className="row">
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span>{option.words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Yes or no. */
export function Tick({
  checked,
  onChange,
  children,
}: {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ReactNode
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}

type SeveralProps = Common & {
  readonly values: readonly string[]
  readonly onChange: (values: string[]) => void
  readonly options: readonly { readonly value: string; readonly words: string }[]
}

/** Any number of several. */
export function TickSeveral({ label, hint, error, id, values, onChange, options }: SeveralProps) {
  const made = useId()
  const name = id ?? made
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset className="choices" id={name} aria-describedby={described || undefined}>
      <legend>{label}</legend>
      {hint && (
        <span className="field-hint choices-error" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="field-error choices-error" id={`${name}-error`}>
          <Icon name="alert" size={18} />
          {error}
        </span>
      )}
      {options.map((option) => (
        <Tick
          key={option.value}
          checked={values.includes(option.value)}
          onChange={(on) => onChange(on ? [...values, option.value] : values.filter((v) => v !== option.value))}
        >
          {option.words}
        </Tick>
      ))}
    </fieldset>
  )
}
