import { NativeSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { currentClaimQuery } from '../../api/claims';
import { api, unwrap } from '../../api/client';
import type { ClaimStand } from '../../api/statements';
import { standpoints } from '../../claims/standpoints';
import { type Choice, SearchPicker } from '../../forms/SearchPicker';
import { SelectedList } from '../inputs/SelectedList';

/** The claims that match a text. */
async function findClaims(text: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await unwrap(api.GET('/api/claims', { params: { query: { q: text || undefined, limit: '12' } }, signal }));
  return items.map((one) => ({ value: one.claim, label: one.proposition, detail: one.claim }));
}

interface Props {
  claims: readonly ClaimStand[];
  onChange: (claims: ClaimStand[]) => void;
  onCreate: (text: string) => void;
  error?: string;
}

/** The claims that a statement takes a stand on, each once. */
export function ClaimsField({ claims, onChange, onCreate, error }: Props) {
  return (
    <Stack gap={4}>
      <SearchPicker
        label={claims.length === 0 ? 'Claim' : 'Another claim'}
        placeholder="A proposition it asserts, denies, questions or declines to take up"
        source="claims"
        search={findClaims}
        value=""
        error={error}
        onChange={(claim) =>
          claim !== '' && !claims.some((one) => one.claim === claim) && onChange([...claims, { claim, position: 'asserts' }])
        }
        create={{ label: (text) => (text === '' ? 'Frame a new claim' : `Frame “${text}”`), run: onCreate }}
      />
      <SelectedList
        label="Claims"
        inLine
        items={claims}
        keyOf={(stand) => stand.claim}
        onRemove={(stand) => onChange(claims.filter((one) => one !== stand))}
      >
        {(stand) => (
          <>
            <NativeSelect
              size="xs"
              aria-label={`Standpoint on ${stand.claim}`}
              data={[...standpoints]}
              value={stand.position}
              onChange={(event) => {
                const position = standpoints.find((one) => one === event.currentTarget.value) ?? 'asserts';
                onChange(claims.map((one) => (one === stand ? { ...one, position } : one)));
              }}
            />
            <Proposition claim={stand.claim} />
          </>
        )}
      </SelectedList>
    </Stack>
  );
}

function Proposition({ claim }: { claim: string }) {
  const { data } = useQuery(currentClaimQuery(claim));
  return <span>{data?.proposition ?? claim}</span>;
}
