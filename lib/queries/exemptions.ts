import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  Exemption,
  ExemptionPreview,
  ExemptionPreviewParams,
  ExemptionRequest,
  ExemptionsList,
} from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';

const exemptionsKeys = {
  all: ['exemptions'] as const,
  list: (state: 'standing' | 'ended') => [...exemptionsKeys.all, 'list', state] as const,
  preview: (pattern: ExemptionPreviewParams) => [...exemptionsKeys.all, 'preview', pattern] as const,
};

/** The exemptions that stand, or those that have ended. */
export function exemptionsOptions(state: 'standing' | 'ended') {
  return queryOptions({
    queryKey: exemptionsKeys.list(state),
    queryFn: ({ signal }) => request<ExemptionsList>(urlOf('exemptions', { state }), { signal }),
  });
}

/** What a pattern would cover now. */
export function exemptionPreviewOptions(pattern: ExemptionPreviewParams) {
  return queryOptions({
    queryKey: exemptionsKeys.preview(pattern),
    queryFn: ({ signal }) => request<ExemptionPreview>(urlOf('exemptions/preview', pattern), { signal }),
  });
}

/** Exempts what a pattern covers. One that leaves nothing out: an ApiError of status 409, whose problem holds `count`. */
export function exemptInstancesOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (body: ExemptionRequest) => request<Exemption>(urlOf('exemptions'), { method: 'POST', body }),
    // Coverage, episodes and findings may all be otherwise.
    onSettled: () => client.invalidateQueries(),
  });
}

/** Revokes an exemption. */
export function revokeExemptionOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => request<void>(urlOf(`exemptions/${id}`), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries(),
  });
}
