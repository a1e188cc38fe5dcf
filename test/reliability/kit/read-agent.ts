/** What the agent holds now; null when it does not answer. */
export async function readAgent(agent: {
  agentUrl: string;
  agentToken: string;
}): Promise<{ name: string; target: string; since: string | null }[] | null> {
  try {
    const response = await fetch(`${agent.agentUrl}/faults`, {
      headers: { authorization: `Bearer ${agent.agentToken}` },
      signal: AbortSignal.timeout(2_000),
    });
    if (!response.ok) return null;
    return ((await response.json()) as { faults: { name: string; target: string; since: string | null }[] }).faults;
  } catch {
    return null;
  }
}
