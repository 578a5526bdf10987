extension Bytes {
    /// Hands over every value that `path` names in this one, from the front to the back. Their positions count from
    /// `base` before this value; what is made on the way has none.
    func forEachMatch(_ path: Bytes, base: Int, _ context: SearchContext, _ body: (Found) -> Void) {
        var context = context
        context.depth += 1
        guard context.depth < SearchContext.depthLimit else { return }
        let whole = parsed
        let isWholePath = path[0] == 0x40 || path[0] == 0x21 || path[0] == 0x5B || path[0] == 0x7B
        let isLines = path[0] == 0x2E && path[1] == 0x2E
        guard whole.kind == .json, !isWholePath, !isLines else {
            var found = find(path, context)
            guard found.exists else { return }
            if found.isPlain {
                found.lower += base
                found.upper += base
                found.index += base
            }
            return body(found)
        }
        if self[whole.lower] == 0x7B {
            forEachMember(whole, path, base, context, body)
        } else {
            forEachElement(whole, path, base, context, body)
        }
    }

    private func emit(_ value: Found, base: Int, _ body: (Found) -> Void) {
        var found = Found(value.kind, base + value.lower, base + value.upper)
        found.index = found.lower
        body(found)
    }

    private func forEachMember(
        _ whole: Found,
        _ path: Bytes,
        _ base: Int,
        _ context: SearchContext,
        _ body: (Found) -> Void
    ) {
        let step = ObjectStep(path, context)
        forEach(whole) { key, value in
            guard let key else { return true }
            let content = self[key.lower..<key.upper].stringContent
            guard step.matches(content, hasEscape: content.firstIndex(of: 0x5C) != nil) else { return true }
            var isFound = false
            if step.hasMore || step.isPiped {
                self[value.lower..<value.upper].forEachMatch(step.rest, base: base + value.lower, context) {
                    isFound = true
                    body($0)
                }
            } else {
                isFound = true
                emit(value, base: base, body)
            }
            // Of members with the same key the first counts that leads to something.
            return step.isPattern || !isFound
        }
    }

    private func forEachElement(
        _ whole: Found,
        _ path: Bytes,
        _ base: Int,
        _ context: SearchContext,
        _ body: (Found) -> Void
    ) {
        let step = ArrayStep(path, context)
        let rest = step.eachPath ?? (step.hasMore || step.isPiped ? step.rest : nil)
        var wanted: Int?
        let isEach = step.part[0] == 0x23 && step.part.count == 1 || step.part.equals("*")
        if step.query == nil, !isEach {
            if let number = step.part.wrappedUInt {
                wanted = Int(truncatingIfNeeded: number)
            } else if step.part[0] == 0x2D, step.part.count < 19, let back = step.part.from(1).wrappedUInt, back > 0 {
                wanted = elementCount(from: whole.lower + 1) - Int(back)
            } else {
                return
            }
        }
        let search = Search(text: self, context: context)
        var position = -1
        forEach(whole) { _, element in
            position += 1
            if let wanted, position != wanted { return position < wanted }
            if let query = step.query, !search.holds(query, element) { return true }
            if let rest {
                self[element.lower..<element.upper].forEachMatch(rest, base: base + element.lower, context, body)
            } else {
                emit(element, base: base, body)
            }
            return isEach || step.query?.selectsAll == true
        }
    }
}
