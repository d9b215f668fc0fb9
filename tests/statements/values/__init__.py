"""Values and modality."""
