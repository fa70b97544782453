"""What sharing costs: by effective diversity at the onset, by effective resistance after long training."""
