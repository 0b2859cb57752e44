"""What the department does: one public function is one use case, one transaction, one receipt."""
