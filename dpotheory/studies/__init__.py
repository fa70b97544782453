"""Studies: one folder per question, each with what it computes, its words and its figure."""
