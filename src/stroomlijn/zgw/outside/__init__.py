"""Resources of other services that ours point at: only services that are registered here are ever asked."""
