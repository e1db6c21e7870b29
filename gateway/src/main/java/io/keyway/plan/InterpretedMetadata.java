package io.keyway.plan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.DelegatingMetadataRel;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;

/**
 * Metadata without run-time compilation: Calcite's default compiles its handlers at first use, which costs a cold start
 * 200 ms. Calcite's own interpreted provider does not see through the planner's placeholders, so that nothing would be
 * known of any input during planning; this one does.
 */
final class InterpretedMetadata implements MetadataHandlerProvider {
    static final InterpretedMetadata INSTANCE = new InterpretedMetadata();

    private final MetadataHandlerProvider provider =
            new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE);

    private InterpretedMetadata() {}

    @Override
    public <H extends MetadataHandler<?>> H handler(Class<H> handlerClass) {
        H handler = provider.handler(handlerClass);
        return handlerClass.cast(Proxy.newProxyInstance(
                InterpretedMetadata.class.getClassLoader(),
                new Class<?>[] {handlerClass},
                (proxy, method, arguments) -> {
                    while (arguments[0] instanceof DelegatingMetadataRel placeholder) {
                        arguments[0] = placeholder.getMetadataDelegateRel();
                    }
                    try {
                        return method.invoke(handler, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
