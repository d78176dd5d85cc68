import type { FormMember, FormShape } from '@beadle/contract'
import { useTimeZone } from '../../api/session.tsx'
import { Button } from '../../components/button/button.tsx'
import { RadioChoice, SelectOne, TextLine, TickSeveral } from '../../components/field/field.tsx'
import { Icon } from '../../components/icon/icon.tsx'
import { toInstant, toLocal } from '../../components/when/school-time.ts'
import { useSpeech } from '../../i18n/words.tsx'
import { fieldOf, isLong } from './form-values.ts'

type Values = Readonly<Record<string, unknown>>
type MembersProps = {
  readonly members: Readonly<Record<string, FormMember>>
  readonly values: Values
  readonly onChange: (values: Values) => void
  /** Where these members stand: empty at the top, `to.0` inside the first recipient. */
  readonly path: string
  readonly errorOf: (path: string) => string | undefined
  /** Members shown at once; without it those that must be given. */
  readonly first?: readonly string[]
}

/** The members of an object: what must be given first, the rest under More details. */
export function MemberFields({ members, values, onChange, path, errorOf, first }: MembersProps) {
  const { say, name, maybe } = useSpeech()
  const all = Object.entries(members)
  const isFirst = ([key, member]: readonly [string, FormMember]) => (first ? first.includes(key) : !member.optional)
  const atOnce = all.filter(isFirst)
  const more = all.filter((one) => !isFirst(one))
  const field = ([key, member]: readonly [string, FormMember]) => (
    <ShapeField
      key={key}
      name={key}
      label={name('member', key)}
      hint={maybe(isWritten(member.shape) ? 'hint.written' : 'hint.member', key)}
      shape={member.shape}
      optional={member.optional}
      value={values[key]}
      onChange={(value) => onChange({ ...values, [key]: value })}
      path={path ? `${path}.${key}` : key}
      errorOf={errorOf}
    />
  )
  return (
    <>
      {atOnce.map(field)}
      {more.length > 0 && (
        <details open={atOnce.length === 0}>
          <summary>{say('may-i.more')}</summary>
          <div className="stack">{more.map(field)}</div>
        </details>
      )}
    </>
  )
}

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly shape: FormShape
  readonly optional: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly path: string
  readonly errorOf: (path: string) => string | undefined
}

/** What is filled in in words of one’s own: the same member may be a closed list elsewhere. */
function isWritten({ kind }: FormShape): boolean {
  return kind === 'text' || kind === 'id'
}

/** The field for any shape of the vocabulary. */
function ShapeField(props: FieldProps) {
  const { say, name: nameOf } = useSpeech()
  const timeZone = useTimeZone()
  const { name, label, hint, shape, optional, value, onChange, path, errorOf } = props
  const common = { id: fieldOf(path), label, hint, error: errorOf(path) }
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value)
  switch (shape.kind) {
    case 'bool': {
      const options = [
        { value: 'true', words: say('yes') },
        { value: 'false', words: say('no') },
      ]
      if (optional) options.push({ value: '', words: say('not-said') })
      return (
        <RadioChoice
          label={label}
          value={text}
          onChange={(next) => onChange(next === '' ? undefined : next === 'true')}
          options={options}
        />
      )
    }
    case 'integer':
    case 'number':
      return (
        <TextLine
          {...common}
          type="number"
          inputMode="numeric"
          value={text}
          onChange={(next) => onChange(next === '' ? undefined : Number(next))}
        />
      )
    case 'enum':
      return (
        <SelectOne
          {...common}
          value={text}
          onChange={(next) => onChange(next || undefined)}
          options={[
            { value: '', words: say('choose') },
            ...shape.values.map((one) => ({ value: one, words: nameOf('value', one) })),
          ]}
        />
      )
    case 'instant':
      return (
        <TextLine
          {...common}
          type="datetime-local"
          value={text && toLocal(text, timeZone)}
          onChange={(next) => onChange(next ? toInstant(next, timeZone) : undefined)}
        />
      )
    case 'id':
      if (shape.of === 'role') return <RoleField {...common} value={text} onChange={onChange} />
      return (
        <TextLine
          {...common}
          type={shape.of === 'url' ? 'url' : shape.of === 'address' ? 'email' : 'text'}
          hint={hint ?? (shape.of === 'id' ? say('hint.id') : undefined)}
          value={text}
          onChange={onChange}
        />
      )
    case 'object':
      return (
        <fieldset className="ask-group">
          <legend>{label}</legend>
          <MemberFields
            members={shape.members}
            values={recordOf(value)}
            onChange={onChange}
            path={path}
            errorOf={errorOf}
            {...firstOf(shape.members, path)}
          />
        </fieldset>
      )
    case 'list':
      return <ListField {...props} of={shape.of} />
    case 'union': {
      const [first] = shape.of
      return first ? <ShapeField {...props} shape={first} /> : null
    }
    case 'map':
    case 'null':
      return null
    case 'text':
      return <TextLine {...common} value={text} onChange={onChange} long={isLong(name, shape)} />
  }
}

function ListField(props: FieldProps & { of: FormShape }) {
  const { say, name: nameOf } = useSpeech()
  const { of, label, hint, optional, value, onChange, path, errorOf } = props
  const list = Array.isArray(value) ? value : []
  if (of.kind === 'enum') {
    return (
      <TickSeveral
        id={fieldOf(path)}
        error={errorOf(path)}
        label={label}
        hint={hint}
        values={list.filter((one) => typeof one === 'string')}
        onChange={onChange}
        options={of.values.map((one) => ({ value: one, words: nameOf('value', one) }))}
      />
    )
  }
  if (of.kind === 'id' && of.of === 'role')
    return (
      <RoleField
        id={fieldOf(path)}
        label={label}
        hint={hint}
        error={errorOf(path)}
        value={String(list[0] ?? '')}
        onChange={(role) => onChange(role ? [role] : [])}
      />
    )
  if (of.kind !== 'object') {
    return (
      <TextLine
        id={fieldOf(path)}
        label={label}
        hint={hint ?? say('hint.list')}
        error={errorOf(path)}
        value={list.join(', ')}
        onChange={(next) => onChange(next.split(/,\s*/))}
      />
    )
  }
  return (
    <fieldset className="ask-several" id={fieldOf(path)}>
      <legend>{label}</legend>
      {errorOf(path) && (
        <p className="field-error">
          <Icon name="alert" size={18} />
          {errorOf(path)}
        </p>
      )}
      {list.map((one, place) => (
        <fieldset
          className="ask-group"
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity and are only added and taken away at the end or by place
          key={place}
        >
          <legend className={list.length > 1 ? undefined : 'visually-hidden'}>
            {say('may-i.one-of', { label, place: place + 1 })}
          </legend>
          <MemberFields
            members={of.members}
            values={recordOf(one)}
            onChange={(next) => onChange(list.map((old, i) => (i === place ? next : old)))}
            path={`${path}.${place}`}
            errorOf={errorOf}
            {...firstOf(of.members, path)}
          />
          {(list.length > 1 || optional) && (
            <div>
              <Button kind="quiet" onPress={() => onChange(list.filter((_, i) => i !== place))}>
                {say('may-i.take-away')}
                <span className="visually-hidden">{say('may-i.one-of', { label, place: place + 1 })}</span>
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <div>
        <Button onPress={() => onChange([...list, {}])}>
          <Icon name="plus" size={16} />
          {say(list.length > 0 ? 'may-i.add' : 'may-i.add.first')}
          <span className="visually-hidden">{say('may-i.add.what', { label })}</span>
        </Button>
      </div>
    </fieldset>
  )
}

// What is asked most: the rest of the vocabulary's roles can be written too, but a list of sixty helps nobody.
const commonRoles = [
  'teacher',
  'support-staff',
  'headteacher',
  'dsl',
  'network-manager',
  'governor',
  'pupil',
  'parent',
  'former-pupil',
  'outsider',
  'police',
  'local-authority',
  'union',
]

function RoleField({
  id,
  label,
  hint,
  error,
  value,
  onChange,
}: {
  id: string
  label: string
  hint?: string | undefined
  error: string | undefined
  value: string
  onChange: (value: string | undefined) => void
}) {
  const { say, name } = useSpeech()
  const roles = value && !commonRoles.includes(value) ? [...commonRoles, value] : commonRoles
  return (
    <SelectOne
      id={id}
      label={label}
      hint={hint}
      error={error}
      value={value}
      onChange={(next) => onChange(next || undefined)}
      options={[
        { value: '', words: say('choose') },
        ...roles.map((role) => ({ value: role, words: name('role', role) })),
      ]}
    />
  )
}

const written = new Set(['to', 'cc', 'bcc'])

/** Of a person what they are is mostly enough; of one who is written to the address too. Of anything else what must be given. */
function firstOf(members: Readonly<Record<string, FormMember>>, path: string): { readonly first?: readonly string[] } {
  if (!('person' in members && 'roles' in members)) return {}
  return { first: written.has(path) && 'address' in members ? ['address', 'roles'] : ['roles'] }
}

function recordOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {}
}
